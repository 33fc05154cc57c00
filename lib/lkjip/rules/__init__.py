"""What follows from the facts?"""
