-- With a file open and the recipe of the documentation in force: waits for the diagnostics, asks what the cursor is at, applies
-- the code action whose title begins as wanted, saves, and writes down what it saw.
local seen = {}

local function wait(what, holds)
  assert(vim.wait(20000, holds, 20), what .. ' did not come')
end

local function codes()
  local found = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
  table.sort(found)
  return found
end

local function answer(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  local _, first = next(answers or {})
  return first and first.result
end

local function run()
  wait('the diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  local client = vim.lsp.buf_get_clients(0)[1]
  assert(client.name == 'skelint', client.name)
  seen.before = codes()

  vim.fn.search(vim.env.SKELINT_AT)
  local hover = answer('textDocument/hover', vim.lsp.util.make_position_params())
  seen.hover = hover and hover.contents.value

  local params = vim.lsp.util.make_given_range_params({ 1, 0 }, { vim.fn.line('$'), 0 })
  params.context = { diagnostics = {} }
  local actions = answer('textDocument/codeAction', params)
  local action = vim.tbl_filter(function(one) return vim.startswith(one.title, vim.env.SKELINT_ACTION) end, actions)[1]
  seen.action = action.title
  vim.lsp.util.apply_workspace_edit((action.edit and action or answer('codeAction/resolve', action)).edit, client.offset_encoding)
  vim.cmd('write')
  wait('fewer diagnostics', function() return #codes() < #seen.before end)
  seen.after = codes()
  client.stop()
  wait('the end of the server', function() return client.is_stopped() end)
end

local done, failure = pcall(run)
seen.failure = not done and tostring(failure) or nil
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.SKELINT_SEEN)
vim.cmd('qall!')
