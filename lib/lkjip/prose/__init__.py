"""How do figures get into sentences?"""
