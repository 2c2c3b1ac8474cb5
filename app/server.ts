import { join } from "node:path";
import { serve } from "@hono/node-server";
import { ConfigError, hasSample, readConfig } from "../platform/config/config.ts";
import { FolderOfAnother } from "../platform/db/embedded-launch.ts";
import { AlreadyRunning } from "../platform/db/members.ts";
import { alone, MigrationRefused } from "../platform/db/migrate.ts";
import { ClockRefused } from "../platform/jobs/clock.ts";
import { EncoderRefused, openEncoder } from "../platform/search/encoder.ts";
import { loadBasics } from "./basics.ts";
import { buildApp } from "./http.ts";
import { refuseTakenPort } from "./data-folder.ts";
import { openInstallation, repositoryRoot, type Installation } from "./open.ts";
import { startRounds } from "./rounds.ts";
import { closeSearch } from "./search.ts";
import { loadSample, SAMPLE_SIGN_INS } from "./sample.ts";

const began = Date.now();
const say = (line: string): void => console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);

let opened: Installation | undefined;
try {
  const config = readConfig(process.env);
  say("Bihuan 闭环 starts");
  await refuseTakenPort(config.HOST, config.PORT);
  const encoder = config.BIHUAN_ENCODER === undefined ? undefined : await openEncoder(config.BIHUAN_ENCODER);
  opened = await openInstallation(config, say, { exclusive: true });
  const running = opened;
  const { services } = running;
  if (encoder) services.encoder = encoder;
  // Of servers that start together one fills the empty database.
  await alone(running.owner, () => (hasSample(config) ? loadSample(running, say) : loadBasics(running, say)));
  // The sample asked for candidates; the index stays closed again until somebody does.
  await closeSearch(services);
  const app = buildApp(services, running.signIn, join(repositoryRoot, "dist/web"));
  const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, (info) => {
    const origin = config.BIHUAN_ORIGIN ?? `http://${config.HOST}:${info.port}`;
    say(`Ready: ${origin}`);
    // To the supervisor of scripts/start.mjs, where one started this process.
    process.send?.("ready");
    if (hasSample(config)) {
      console.log("\n  Sample sign-ins 示例账号 (password 密码: bihuan-shili)");
      for (const s of SAMPLE_SIGN_INS) console.log(`    ${s.username.padEnd(12)} ${s.what}`);
      console.log("\n  Stop with Ctrl-C.\n");
    }
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    console.error(error.code === "EADDRINUSE" ? `Port ${config.PORT} is in use; set PORT to another` : error.message);
    void Promise.all(rounds.map((r) => r.stop()))
      .then(() => running.close())
      .then(() => process.exit(1));
  });
  const rounds = startRounds(running);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say("Stopping");
    const quiet = Promise.all(rounds.map((r) => r.stop()));
    let closing: Promise<void> | undefined;
    const close = (): void => void (closing ??= running.close()).then(() => process.exit(0));
    server.close(() => void quiet.then(close));
    // Kept-alive connections do not hold the stop up; requests under way have five seconds.
    (server as { closeIdleConnections?: () => void }).closeIdleConnections?.();
    setTimeout(close, 5000).unref();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
} catch (error) {
  const expected = [ConfigError, MigrationRefused, AlreadyRunning, EncoderRefused, FolderOfAnother, ClockRefused].some(
    (kind) => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  await opened?.close().catch(() => {});
  process.exit(1);
}
