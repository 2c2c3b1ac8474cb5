import { lazy, type ComponentType } from "react";

/** A page by its exported name; its code is fetched when it is first opened. */
export const lazyPage = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));
