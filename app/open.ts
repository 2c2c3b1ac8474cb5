import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { oidcOf, originOf, type Config } from "../platform/config/config.ts";
import { openClient } from "../platform/db/connections.ts";
import { Database } from "../platform/db/database.ts";
import { refuseWrongClock } from "../platform/jobs/clock.ts";
import { joinMembers, type Members } from "../platform/db/members.ts";
import { ensureAppRole, listMigrations, migrate } from "../platform/db/migrate.ts";
import { scanWith } from "../platform/files/clamd.ts";
import { Files } from "../platform/files/files.ts";
import { BucketStore, FolderStore, type FileStore } from "../platform/files/store.ts";
import type { Services } from "../platform/http/server.ts";
import { Links } from "../platform/links/links.ts";
import { openChannels } from "../platform/messages/channels.ts";
import { Messages } from "../platform/messages/messages.ts";
import { openSignIn, type SignIn } from "../platform/signin/signin.ts";
import { launchDatabase, repositoryRoot, type Launched } from "./data-folder.ts";
import { house } from "./rooms.ts";
import { recordSignIn } from "./signin-record.ts";
import { closeSearch, currentSearch } from "./search.ts";

export { repositoryRoot };

export interface Installation {
  services: Services;
  signIn: SignIn;
  /** For migrations, imports and rebuilds at the console. */
  owner: pg.ClientConfig;
  /** The other servers of this database. */
  members: Members;
  close(): Promise<void>;
}

const SEARCH_CLOSE_MILLIS = 5000;

/** Opens everything below the web: database (embedded or given), migrations, roots, sign-in. One server per data folder: the second is refused. */
export async function openInstallation(
  config: Config,
  say: (line: string) => void,
  options: { exclusive: boolean; now?: () => number; launched?: Launched },
): Promise<Installation> {
  const folder = resolve(repositoryRoot, config.BIHUAN_DATA);
  const embedded = await (options.launched ?? (await launchDatabase(config, say))).ready;
  const owner: pg.ClientConfig = embedded?.owner ?? { connectionString: config.DATABASE_OWNER_URL as string };
  let members: Members | undefined;
  try {
    const app = embedded ? await appRole(owner, folder) : { connectionString: config.DATABASE_URL as string };
    await migrate(owner, listMigrations(repositoryRoot), say);
    if (options.exclusive) embedded?.guard();
    const secret = config.BIHUAN_SECRET ?? keptSecret(folder);
    const store = fileStoreOf(config, folder);
    const member = { name: options.exclusive ? `${hostname()}:${folder}` : undefined, secret, files: await store.identity() };
    members = await joinMembers(app, member, (error) => {
      say(error.message);
      process.exit(1);
    });
    const replica = config.BIHUAN_REPLICA_URL;
    const database = new Database({ ...app, max: config.BIHUAN_POOL, replica });
    const rootUnitId = await database.plumbing(
      async (db) => (await db.selectFrom("unit").select("id").where("parent_id", "is", null).executeTakeFirst())?.id ?? 0,
    );
    await refuseWrongClock(database, config, rootUnitId, (options.now ?? Date.now)()).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    const signIn = openSignIn({
      database: app,
      replica,
      changed: () => members?.tell("sessions"),
      secret,
      origin: originOf(config),
      oidc: oidcOf(config),
      record: recordSignIn(() => services),
    });
    const services: Services = {
      database,
      config,
      files: new Files(
        folder,
        config.BIHUAN_UPLOAD_MEGABYTES * 1_048_576,
        store,
        config.BIHUAN_CLAMD === undefined ? undefined : scanWith(config.BIHUAN_CLAMD),
      ),
      links: new Links(database, secret),
      accounts: signIn.accounts,
      dataFolder: folder,
      messages: new Messages(database, secret, openChannels(config)),
      search: () => currentSearch(services),
      now: options.now ?? Date.now,
      rootUnitId,
      servers: members,
      house,
    };
    members.hear("sessions", signIn.forget);
    return {
      services,
      signIn,
      owner,
      members,
      close: async () => {
        // A stop does not wait for minutes until the index is built or merged: what is cut off is done again.
        await Promise.race([closeSearch(services), ...(options.exclusive ? [sleep(SEARCH_CLOSE_MILLIS, undefined, { ref: false })] : [])]);
        await Promise.all([database.close(), signIn.close(), members?.leave()]);
        // The server stops the database it leans on; a command leaves one that was running before it.
        if (options.exclusive || embedded?.adopted === false) await embedded?.stop();
      },
    };
  } catch (error) {
    await members?.leave();
    // What was running before is another's, and goes on.
    if (embedded?.adopted === false) await embedded.stop();
    throw error;
  }
}

export const fileStoreOf = (
  { BIHUAN_S3: address, BIHUAN_S3_KEY: key, BIHUAN_S3_SECRET: secret, ...config }: Config,
  folder: string,
): FileStore =>
  address !== undefined && key !== undefined && secret !== undefined
    ? new BucketStore({ address, key, secret, region: config.BIHUAN_S3_REGION })
    : new FolderStore(config.BIHUAN_FILES === undefined ? folder : resolve(repositoryRoot, config.BIHUAN_FILES));

async function appRole(owner: pg.ClientConfig, folder: string): Promise<pg.ClientConfig> {
  const file = join(folder, "app-role.password");
  if (existsSync(file)) {
    const app = { ...owner, user: "bihuan_app", password: readFileSync(file, "utf8") };
    const trial = openClient(app);
    const works = await trial.connect().then(
      () => true,
      () => false,
    );
    await trial.end().catch(() => {});
    if (works) return app;
  }
  const app = await ensureAppRole(owner);
  writeFileSync(file, String(app.password), { mode: 0o600 });
  return app;
}

function keptSecret(folder: string): string {
  const file = join(folder, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(36).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
