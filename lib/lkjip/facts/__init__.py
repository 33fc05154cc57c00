"""What do the data say, in which edition, for which year?"""
