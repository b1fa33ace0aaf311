" Description: skelint for json files

call ale#handlers#skelint#DefineLinter('json')
