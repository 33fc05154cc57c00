"""How does a year, or an agency, begin?"""
