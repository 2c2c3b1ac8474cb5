import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useStrings } from "../../platform/i18n/locale.ts";
import { useAddress, useGo } from "../../platform/ui/address.ts";
import { LanguageSwitch } from "../../platform/ui/frame/AppFrame.tsx";
import { ErrorPanel } from "../../platform/ui/ErrorPanel.tsx";
import type { Trouble } from "../../platform/ui/refusal.ts";
import { askDoor, signIn, signInByHouse, verifyBackupCode, verifyTotp } from "../../platform/ui/session.ts";
import { forgetTabPost } from "../../platform/ui/frame/tab-post.ts";
import { useRefusal } from "../../platform/ui/useRefusal.ts";
import { isInside } from "./next-address.ts";
import { doorStrings } from "./strings.ts";

/** User name and password, then, for those who turned it on, the authenticator's code. */
export function SignInPage() {
  const s = useStrings(doorStrings);
  const [address] = useAddress();
  const go = useGo();
  const cache = useQueryClient();
  const [step, setStep] = useState<"password" | "totp" | "backup">("password");
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const work = useRefusal();
  const next = address.get("next");
  const door = useQuery({ queryKey: ["door"], queryFn: askDoor, staleTime: Number.POSITIVE_INFINITY });

  const enter = async () => {
    forgetTabPost();
    cache.clear();
    go(next !== null && isInside(next) ? next : "/", "replace");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void work.run(async () => {
      if (step === "totp") await verifyTotp(code.replace(/\s/g, ""));
      else if (step === "backup") await verifyBackupCode(code.trim());
      else if ((await signIn(username.trim(), password)) === "second-step") return setStep("totp");
      await enter();
    });
  };
  const turn = (to: typeof step) => {
    work.clear();
    setCode("");
    setStep(to);
  };
  return (
    <div className="bh-door">
      <main>
        <h1>{s.title}</h1>
        <p className="bh-quiet">{s.subtitle}</p>
        <form onSubmit={submit} className="bh-form">
          {step === "password" ? (
            <>
              <div className="bh-field">
                <label htmlFor="username">{s.username}</label>
                <Input
                  id="username"
                  size="large"
                  autoFocus
                  required
                  autoComplete="username"
                  value={username}
                  onChange={(e) => setUsername(e.target.value)}
                />
              </div>
              <div className="bh-field">
                <label htmlFor="password">{s.password}</label>
                <Input
                  id="password"
                  size="large"
                  type="password"
                  required
                  autoComplete="current-password"
                  value={password}
                  onChange={(e) => setPassword(e.target.value)}
                />
              </div>
            </>
          ) : (
            <div className="bh-field">
              <label htmlFor="code">{step === "totp" ? s.code : s.backup}</label>
              <Input
                id="code"
                key={step}
                size="large"
                autoFocus
                required
                autoComplete="one-time-code"
                inputMode={step === "totp" ? "numeric" : "text"}
                maxLength={40}
                value={code}
                onChange={(e) => setCode(e.target.value)}
              />
              {step === "totp" && <p className="bh-help">{s.codeHint}</p>}
            </div>
          )}
          <DoorTrouble trouble={work.trouble} wrong={step === "password" ? s.wrongPassword : s.wrongCode} />
          <Button block size="large" type="primary" htmlType="submit" loading={work.busy}>
            {step === "password" ? s.signIn : s.verify}
          </Button>
        </form>
        {step === "password" && door.data?.oidc && (
          <Button
            block
            size="large"
            onClick={() => void work.run(() => signInByHouse(next !== null && isInside(next) ? next : "/"))}
            loading={work.busy}
          >
            {s.house}
          </Button>
        )}
        {address.has("error") && (
          <p className="bh-notice bh-notice-warn" role="alert">
            {s.houseRefused}
          </p>
        )}
        <div className="bh-actions-row">
          {step === "totp" && (
            <Button type="link" onClick={() => turn("backup")}>
              {s.useBackup}
            </Button>
          )}
          {step === "backup" && (
            <Button type="link" onClick={() => turn("totp")}>
              {s.useTotp}
            </Button>
          )}
          {step !== "password" && (
            <Button type="link" onClick={() => turn("password")}>
              {s.again}
            </Button>
          )}
          <LanguageSwitch />
        </div>
        {/* A page of its own, outside this application. */}
        <p className="bh-door-public">
          <a href="/near">{s.near}</a>
        </p>
      </main>
    </div>
  );
}

/** At the door a 401 means wrong words, not a session that ended; better-auth also answers 400 and 422 to them. */
export function DoorTrouble({ trouble, wrong }: { readonly trouble: Trouble | undefined; readonly wrong: string }) {
  const isWrong =
    trouble?.kind === "signed-out" || trouble?.kind === "forbidden" || (trouble?.kind === "bug" && trouble.requestId === undefined);
  return isWrong ? (
    <p className="bh-notice bh-notice-warn" role="alert">
      {wrong}
    </p>
  ) : (
    <ErrorPanel trouble={trouble} />
  );
}
