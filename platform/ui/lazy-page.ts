import { lazy, type ComponentType } from "react";
import type { PageComponent } from "./room.ts";

/** A page by its exported name; its code is fetched when it is first opened, or by `preload` a little before. */
export const lazyPage = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K): PageComponent =>
  Object.assign(
    lazy<ComponentType>(async () => ({ default: (await load())[name] })),
    { preload: load },
  );
