"""How does a year, or an agency, begin, and how does a project follow a newer library?"""
