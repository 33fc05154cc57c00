"""How does a year's book come about?"""
