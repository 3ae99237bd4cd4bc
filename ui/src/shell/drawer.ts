// One drawer for the whole window: any page or figure opens a component in it. The component gets the props and emits
// `close`; it renders kit/Drawer's slots through <DrawerHost>. Example: openDrawer(RowsDrawer, { title, rows }).
import { markRaw, shallowRef, type Component } from "vue";

export interface OpenDrawer {
  component: Component;
  props: Record<string, unknown>;
}

export const drawer = shallowRef<OpenDrawer>();

/** The component's root is a kit/Drawer with v-model; it is given `modelValue` and closes by emitting false. */
export function openDrawer(component: Component, props: Record<string, unknown> = {}): void {
  drawer.value = { component: markRaw(component), props };
}

export function closeDrawer(): void {
  drawer.value = undefined;
}
