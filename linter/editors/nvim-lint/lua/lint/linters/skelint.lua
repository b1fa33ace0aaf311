local pattern = '^.+:(%d+):(%d+): (%l+)%[(%w+)%] (.+)$'
local groups = { 'lnum', 'col', 'severity', 'code', 'message' }
local severities = {
  error = vim.diagnostic.severity.ERROR,
  warning = vim.diagnostic.severity.WARN,
  note = vim.diagnostic.severity.INFO,
}

return {
  cmd = 'skelint',
  stdin = true,
  args = {
    'check',
    '--format=concise',
    '--quiet',
    '--stdin-filename',
    function()
      return vim.api.nvim_buf_get_name(0)
    end,
    '-',
  },
  ignore_exitcode = true,
  parser = require('lint.parser').from_pattern(pattern, groups, severities, { source = 'skelint' }),
}
