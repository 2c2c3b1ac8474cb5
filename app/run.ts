import { join } from "node:path";
import { serve } from "@hono/node-server";
import { hasSample, type Config } from "../platform/config/config.ts";
import { alone } from "../platform/db/migrate.ts";
import { openEncoder } from "../platform/search/encoder.ts";
import { loadBasics } from "./basics.ts";
import { repositoryRoot, type Launched } from "./data-folder.ts";
import { buildApp } from "./http.ts";
import { openInstallation, type Installation } from "./open.ts";
import { startRounds } from "./rounds.ts";
import { closeSearch } from "./search.ts";
import { loadSample, SAMPLE_SIGN_INS } from "./sample.ts";

/** Serves an installation until a signal ends it. Throws where the start is refused; what was started for it is stopped then. */
export async function run(config: Config, launched: Launched, say: (line: string) => void): Promise<void> {
  const running = await openInstallation(config, say, { exclusive: true, launched });
  try {
    await serveIt(running, config, say);
  } catch (error) {
    await running.close().catch(() => {});
    throw error;
  }
}

async function serveIt(running: Installation, config: Config, say: (line: string) => void): Promise<void> {
  const { services } = running;
  if (config.BIHUAN_ENCODER !== undefined) services.encoder = await openEncoder(config.BIHUAN_ENCODER);
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
}
