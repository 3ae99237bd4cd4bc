// Symbols of Sprite.vue: i- icons, s- status shapes, m- roll-call marks.
export type IconName =
  | "i-book" | "i-check" | "i-count" | "i-down" | "i-eye" | "i-gear" | "i-help" | "i-home"
  | "i-left" | "i-lock" | "i-meet" | "i-open" | "i-paper" | "i-people" | "i-plus" | "i-print"
  | "i-right" | "i-save" | "i-rows" | "i-search" | "i-task" | "i-undo" | "i-wall" | "i-x"
  | "m-absent" | "m-leave" | "m-none" | "m-star" | "m-yes"
  | "s-done" | "s-draft" | "s-going" | "s-idle" | "s-late" | "s-move" | "s-na" | "s-near" | "s-plan" | "s-seal" | "s-stage";
