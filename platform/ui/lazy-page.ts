import { createElement, use, type ComponentType } from "react";
import type { PageComponent } from "./room.ts";

/** A page by its exported name; its code is fetched when it is first opened, or by `preload` a little before. */
export const lazyPage = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K): PageComponent =>
  pageOf(async () => (await load())[name]);

/**
 * A page whose code travels by itself. Once it is here it is shown at once: React's own `lazy` would show the fallback first
 * and keep it for 300 ms. Code that did not arrive is asked for again at the next opening.
 */
export function pageOf(load: () => Promise<ComponentType>): PageComponent {
  let here: ComponentType | undefined;
  let coming: Promise<ComponentType> | undefined;
  const preload = (): Promise<ComponentType> =>
    (coming ??= load().then(
      (page) => (here = page),
      (fault: unknown) => {
        coming = undefined;
        throw fault;
      },
    ));
  return Object.assign(() => createElement(here ?? use(preload())), { preload });
}
