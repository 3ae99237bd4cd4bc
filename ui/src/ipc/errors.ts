// From an error of a command to sentences for a person: what happened, what is unchanged, what to do.
import { ERRORS } from "@/text/errors";
import type { AppError } from "./client";
import { tell } from "./fault";

export interface Explained {
  /** What happened. */
  what: string;
  /** What is unchanged and what to do next. */
  next: string;
  /** For whoever is asked for help: the code and the original words. */
  detail: string;
}

export function explain(error: AppError): Explained {
  tell(error);
  const text = ERRORS[error.code] ?? ERRORS.bug;
  // A command may say all of it itself: its first sentence is what happened, the rest what to do.
  const [, said = "", rest = ""] = /^([^。]*\p{Script=Han}[^。]*)。?(.*)$/su.exec(error.message) ?? [];
  return {
    what: text.specific && said ? said : text.what,
    next: text.specific && rest ? rest : text.next,
    detail: [error.code, error.field, error.message].filter(Boolean).join(" · "),
  };
}

/** One line, for under a field or in a toast. */
export function sentence(error: AppError): string {
  const { what, next } = explain(error);
  return /[。！？]$/.test(what) ? what + next : `${what}。${next}`;
}

/** The errors of a form by field name: `fieldError(error, "name")` is "" when another field is at fault. */
export function fieldError(error: AppError | undefined, field: string): string {
  return error?.field === field ? explain(error).what : "";
}

/** The sentence under the field of a password that was asked for; empty when it is not at fault. */
export function passwordError(error: AppError | undefined): string {
  return error?.code === "wrong_password" || error?.code === "wait" ? sentence(error) : "";
}
