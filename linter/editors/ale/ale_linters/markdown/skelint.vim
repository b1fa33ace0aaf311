" Description: skelint for markdown files

call ale#handlers#skelint#DefineLinter('markdown')
