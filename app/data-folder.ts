import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { ConfigError, type Config } from "../platform/config/config.ts";
import { launchEmbedded, type EmbeddedPostgres } from "../platform/db/embedded.ts";

export const repositoryRoot = resolve(import.meta.dirname, "..");

/** The database of a start: its own, whose process runs when this comes back, or nothing where the settings name one. */
export const launchDatabase = async (config: Config, say: (line: string) => void): Promise<Launched> => {
  const folder = resolve(repositoryRoot, config.BIHUAN_DATA);
  makeDataFolder(folder);
  if (existsSync(join(folder, CLOSED)))
    throw new ConfigError([
      `BIHUAN_DATA: ${folder} holds a restore that did not end: restore into a new folder 恢复没有做完，请恢复到新的文件夹`,
    ]);
  return config.DATABASE_URL === undefined ? launchEmbedded(folder, say) : { ready: Promise.resolve(undefined) };
};
export interface Launched {
  readonly ready: Promise<EmbeddedPostgres | undefined>;
}

/**
 * Makes the data folder, or says in words why it cannot be. Folder by folder: Node's recursive way does not come back from
 * places such as /proc, where making a folder answers that its parent is missing.
 */
export function makeDataFolder(folder: string): void {
  // Whatever is made from here on is this user's alone.
  process.umask(0o077);
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const each of missing) mkdirSync(each);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const why = {
      ENOTDIR: "is not a folder 不是文件夹",
      EACCES: "may not be written to 没有写入权限",
      EROFS: "lies on a read-only disk 磁盘只读",
    }[code];
    throw new ConfigError([`BIHUAN_DATA: ${folder} ${why ?? `cannot be made 无法建立 (${code})`}`]);
  }
}

/** The sign of a restore under way. */
export const CLOSED = "restoring";
/** Until what it returns is called no server opens the folder: a restore broken off midway brings back what somebody withdrew. */
export function holdClosed(folder: string): () => void {
  const path = join(folder, CLOSED);
  writeFileSync(path, "");
  return () => rmSync(path);
}

/** Before anything is started: half a minute of loading is not for nothing. 0 takes a free port and is never refused. */
export const refuseTakenPort = (host: string, port: number): Promise<void> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        { EADDRINUSE: "is in use 已被占用", EACCES: "may not be taken by this user 当前用户无权使用" }[error.code ?? ""] ?? error.message;
      fail(new ConfigError([`PORT: ${port} ${why}; set PORT to another 请另设 PORT`]));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
