"""How does the book become a Word file, for those who comment on it there?"""
