"""The long texts: one YAML file a page.

blocks.py   what a text is made of: paragraphs, steps, laws, links
loading.py  a file to an Article; a mistake has its line
page.py     the page of an article
"""
