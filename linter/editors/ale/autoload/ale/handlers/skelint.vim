" Description: skelint, which finds what AWS will reject, as a language server for the file types that it reads

call ale#Set('skelint_executable', 'skelint')
call ale#Set('skelint_options', '')

function! ale#handlers#skelint#GetCommand(buffer) abort
    return '%e server' . ale#Pad(ale#Var(a:buffer, 'skelint_options'))
endfunction

function! ale#handlers#skelint#FindProjectRoot(buffer) abort
    for l:name in ['skelint.toml', 'pyproject.toml']
        let l:path = ale#path#FindNearestFile(a:buffer, l:name)

        if !empty(l:path)
            return fnamemodify(l:path, ':h')
        endif
    endfor

    return fnamemodify(bufname(a:buffer), ':p:h')
endfunction

function! ale#handlers#skelint#DefineLinter(filetype) abort
    call ale#linter#Define(a:filetype, {
    \   'name': 'skelint',
    \   'lsp': 'stdio',
    \   'executable': {b -> ale#Var(b, 'skelint_executable')},
    \   'command': function('ale#handlers#skelint#GetCommand'),
    \   'project_root': function('ale#handlers#skelint#FindProjectRoot'),
    \})
endfunction
