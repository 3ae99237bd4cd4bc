// data-testid of everything that the journeys press or read. One entry per thing, grouped by page; pages add their own group.
export const T = {
  nav: {
    overview: "nav-overview", rollup: "nav-rollup", sessions: "nav-sessions", topics: "nav-topics", tasks: "nav-tasks", members: "nav-members", registers: "nav-registers", counts: "nav-counts",
    reports: "nav-reports", settings: "nav-settings", import: "nav-import", saved: "nav-saved", lock: "nav-lock",
  },
  shell: { find: "find", findInput: "find-input", findResult: "find-result", newSession: "new-session", toast: "toast", toastAction: "toast-action", error: "error-band" },
  book: {
    startNew: "book-start-new", startOpen: "book-start-open", startRestore: "book-start-restore", startSample: "book-start-sample",
    name: "book-name", kind: "book-kind", password: "book-password", repeat: "book-repeat", next: "book-next", back: "book-back",
    create: "book-create", unlock: "book-unlock", other: "book-other", path: "book-path",
  },
  overview: { todo: "overview-todo", checks: "overview-checks", forecast: "overview-forecast", tasks: "overview-tasks", trend: "overview-trend", hours: "overview-hours", makeUp: "overview-make-up" },
  settings: {
    workDays: "settings-work-days",
    backupNow: "settings-backup-now", backups: "settings-backups", verify: "settings-verify", rules: "settings-rules", limits: "settings-limits", size: "settings-size",
    theme: "settings-theme", history: "settings-history", undo: "settings-undo", unitSave: "settings-unit-save",
  },
  sessions: { month: "sessions-month", row: "sessions-row", matrix: "sessions-matrix", calendar: "sessions-calendar" },
  session: {
    kind: "session-kind", unit: "session-unit", day: "session-day", start: "session-start", end: "session-end", place: "session-place",
    minutes: "session-minutes", title: "session-title", host: "session-host", recorder: "session-recorder", lecturer: "session-lecturer", reader: "session-reader",
    topics: "session-topics", content: "session-content-field", save: "session-save", edit: "session-edit", remove: "session-remove", next: "session-next",
    signIn: "session-sign-in", roll: "session-roll", cell: "session-cell", totals: "session-totals", fill: "session-fill", take: "session-take",
    addAgenda: "session-add-agenda", threeSteps: "session-three-steps", agendaTitle: "session-agenda-title", agendaRecord: "session-agenda-record", agendaKeep: "session-agenda-keep",
    addVote: "session-add-vote", voteYes: "session-vote-yes", voteKeep: "session-vote-keep", makeUpKeep: "session-make-up-keep",
  },
  topics: { add: "topics-add", title: "topics-title", keep: "topics-keep", matrix: "topics-matrix", tab: "topics-tab", open: "topics-open", person: "topics-person", studyKeep: "topics-study-keep", families: "topics-families" },
  turns: { add: "turns-add", name: "turns-name", people: "turns-people", keep: "turns-keep", line: "turns-line", skip: "turns-skip", reason: "turns-reason", skipKeep: "turns-skip-keep", chip: "turns-chip" },
  visits: { add: "visits-add", leader: "visits-leader", keep: "visits-keep", log: "visits-log", found: "visits-found", solved: "visits-solved", visitKeep: "visits-visit-keep", proposal: "visits-proposal", sums: "visits-sums" },
  life: {
    appraisal: "life-appraisal", seen: "life-seen", gradeSave: "life-grade-save", criticism: "life-criticism", criticismOpen: "life-criticism-open",
    criticismAdd: "life-criticism-add", criticismKeep: "life-criticism-keep", followUps: "life-follow-ups", toTask: "life-to-task", allToTasks: "life-all-to-tasks",
    addItem: "life-add-item", keepItems: "life-keep-items", rectify: "life-rectify", rectifyAdd: "life-rectify-add", openText: "life-open-text",
    talks: "life-talks", newTalk: "life-new-talk", talker: "life-talker", talkedTo: "life-talked-to", talkForm: "life-talk-form", talkText: "life-talk-text",
    talkKeep: "life-talk-keep", lecturers: "life-lecturers",
  },
  tasks: {
    list: "tasks-list", row: "tasks-row", addTask: "tasks-add", addList: "tasks-add-list", title: "tasks-title", keep: "tasks-keep",
    progress: "tasks-progress", progressStatus: "tasks-progress-status", progressKeep: "tasks-progress-keep", close: "tasks-close", view: "tasks-view",
  },
  members: { add: "members-add", row: "members-row", name: "members-name", keep: "members-keep", order: "members-order" },
  registers: {
    open: "registers-open", template: "registers-template", own: "registers-own", define: "registers-define", name: "registers-name", column: "registers-column",
    addColumn: "registers-add-column", make: "registers-make", add: "registers-add", row: "registers-row", day: "registers-day", keep: "registers-keep",
    another: "registers-another", remove: "registers-remove", print: "registers-print", counts: "registers-counts", sums: "registers-sums",
  },
  counts: { preset: "counts-preset", by: "counts-by", table: "counts-table", print: "counts-print" },
  greetings: { month: "greetings-month", row: "greetings-row", mark: "greetings-mark", cards: "greetings-cards", form: "greetings-form", day: "greetings-day", by: "greetings-by", keep: "greetings-keep" },
  reports: { kind: "reports-kind", preview: "reports-preview", save: "reports-save", print: "reports-print", pages: "reports-pages", quarter: "reports-quarter", format: "reports-format", wording: "reports-wording", sentence: "reports-sentence", sentenceText: "reports-sentence-text", sentencePreview: "reports-sentence-preview", sentenceKeep: "reports-sentence-keep", sentenceReset: "reports-sentence-reset" },
  import: { kind: "import-kind", choose: "import-choose", file: "import-file", createUnits: "import-create-units", write: "import-write", again: "import-again", result: "import-result" },
} as const;
