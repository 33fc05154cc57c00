"""How does the book become one printed document? PDF through Typst, Word through python-docx.

`order` puts the pages of the book in one sequence, `writer` walks through a page
and refuses what it does not know, `pdf` and `word` say how each part looks.
"""
