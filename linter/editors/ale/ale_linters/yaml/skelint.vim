" Description: skelint for yaml files

call ale#handlers#skelint#DefineLinter('yaml')
