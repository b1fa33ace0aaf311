---@brief
---
--- https://github.com/OWNER/skelint
---
--- Language server of skelint, which finds what AWS will reject in input files of the AWS CLI and in `aws` commands.
---
--- ```sh
--- pip install 'skelint[server]'
--- ```
---@type vim.lsp.Config
return {
  cmd = { 'skelint', 'server' },
  filetypes = { 'json', 'yaml', 'sh', 'ps1', 'dosbatch', 'markdown', 'rst', 'asciidoc', 'make', 'dockerfile', 'groovy', 'just', 'terraform' },
  root_markers = { 'skelint.toml', 'pyproject.toml', '.git' },
}
