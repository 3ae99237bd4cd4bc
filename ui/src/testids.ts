// data-testid of everything that the journeys press or read. One entry per thing, grouped by page; pages add their own group.
export const T = {
  nav: {
    overview: "nav-overview", rollup: "nav-rollup", sessions: "nav-sessions", topics: "nav-topics", tasks: "nav-tasks", members: "nav-members",
    reports: "nav-reports", settings: "nav-settings", import: "nav-import", saved: "nav-saved", lock: "nav-lock",
  },
  shell: { find: "find", findInput: "find-input", findResult: "find-result", newSession: "new-session", toast: "toast", toastAction: "toast-action", error: "error-band" },
  book: {
    startNew: "book-start-new", startOpen: "book-start-open", startRestore: "book-start-restore", startSample: "book-start-sample",
    name: "book-name", kind: "book-kind", password: "book-password", repeat: "book-repeat", next: "book-next", back: "book-back",
    create: "book-create", unlock: "book-unlock", other: "book-other", path: "book-path",
  },
  overview: { todo: "overview-todo", checks: "overview-checks", tasks: "overview-tasks", trend: "overview-trend", hours: "overview-hours", makeUp: "overview-make-up" },
  settings: {
    backupNow: "settings-backup-now", backups: "settings-backups", verify: "settings-verify", rules: "settings-rules", size: "settings-size",
    theme: "settings-theme", history: "settings-history", undo: "settings-undo", unitSave: "settings-unit-save",
  },
  import: { kind: "import-kind", choose: "import-choose", file: "import-file", createUnits: "import-create-units", write: "import-write", again: "import-again", result: "import-result" },
} as const;
