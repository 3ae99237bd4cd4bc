// The address of a place in the window, written without asking which page it is.
import { stringifyQuery, type RouteLocationRaw, type Router } from "vue-router";

export function hrefOf(router: Router, to: RouteLocationRaw): string {
  return router.options.history.createHref(addressOf(router, to));
}

function addressOf(router: Router, to: RouteLocationRaw): string {
  if (typeof to === "string") return to;
  if (!("path" in to) || to.path === undefined) return router.resolve(to).fullPath;
  const query = to.query ? stringifyQuery(to.query) : "";
  return query ? `${to.path}?${query}` : to.path;
}
