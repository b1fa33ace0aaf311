;;; lsp-skelint.el --- skelint support -*- lexical-binding: t; -*-

;; Keywords: languages, tools, aws

;;; Commentary:

;; LSP client for skelint, which finds what AWS will reject in input files of
;; the AWS CLI and in aws commands of scripts.  It runs beside other servers.

;;; Code:

(require 'lsp-mode)

(defgroup lsp-skelint nil
  "LSP support for skelint."
  :group 'lsp-mode
  :link '(url-link "https://github.com/OWNER/skelint"))

(defcustom lsp-skelint-server-command '("skelint" "server")
  "Command to start the language server of skelint."
  :risky t
  :type '(repeat string)
  :group 'lsp-skelint)

(defcustom lsp-skelint-extend-select []
  "Rules that are on besides those of the configuration."
  :type 'lsp-string-vector
  :group 'lsp-skelint)

(defcustom lsp-skelint-ignore []
  "Rules that are off."
  :type 'lsp-string-vector
  :group 'lsp-skelint)

(lsp-register-custom-settings
 '(("skelint.extendSelect" lsp-skelint-extend-select)
   ("skelint.ignore" lsp-skelint-ignore)))

(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection (lambda () lsp-skelint-server-command))
  :activation-fn (lsp-activate-on "json" "jsonc" "yaml" "shellscript" "powershell" "markdown" "makefile" "dockerfile" "terraform")
  :server-id 'skelint
  :priority -2
  :add-on? t
  :initialized-fn (lambda (workspace)
                    (with-lsp-workspace workspace
                      (lsp--set-configuration (lsp-configuration-section "skelint"))))))

(provide 'lsp-skelint)
;;; lsp-skelint.el ends here
