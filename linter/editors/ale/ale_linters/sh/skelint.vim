" Description: skelint for sh files

call ale#handlers#skelint#DefineLinter('sh')
