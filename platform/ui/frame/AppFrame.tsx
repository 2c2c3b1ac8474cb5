import { BellOutlined, MenuFoldOutlined, MenuOutlined, QuestionCircleOutlined, SearchOutlined } from "@ant-design/icons";
import { Badge, Button, Drawer, Dropdown, Select } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useEffect, useMemo, useState, type ReactNode } from "react";
import { useLocale, useStrings } from "../../i18n/locale.ts";
import { AppLink } from "../AppLink.tsx";
import { deviceDrafts, serverDrafts } from "../form/draft.ts";
import { useGo, usePathname } from "../address.ts";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { matcherOf } from "../match-path.ts";
import type { RouteGroup } from "../room.ts";
import { Skeleton } from "../Skeleton.tsx";
import { useKept } from "./areas.ts";
import { Rail } from "./Rail.tsx";
import { SideNav } from "./SideNav.tsx";
import { signOut, takePost, useMay, useMe } from "../session.ts";
import { frameStrings } from "./strings.ts";
import { namePostInLink, wipeTab } from "./tab-post.ts";
import { usePageTitle } from "./page-title.ts";
import { useIsNarrow, useIsWithin } from "../useIsNarrow.ts";
import { useRefusal } from "../useRefusal.ts";

const FOLDED = "bihuan.nav.folded";
/** On a wider screen a wide page and the whole menu have room beside each other. Pixels. */
const ROOMY = 1500;

export interface AppFrameProps {
  readonly groups: readonly RouteGroup[];
  /** The workbench's address; `/workbench` where nothing is said. */
  readonly workbenchHref?: string | undefined;
  /** Where complaints and suggestions are written; `/feedback` of the public entry where nothing is said. */
  readonly feedbackHref?: string | undefined;
  readonly children: ReactNode;
}

/** What stands around every page of the staff: rooms at the side, post and language above, 投诉建议 below. */
export function AppFrame({ groups, workbenchHref = "/workbench", feedbackHref = "/feedback", children }: AppFrameProps) {
  const s = useStrings(frameStrings);
  const narrow = useIsNarrow();
  const path = usePathname();
  const [drawer, setDrawer] = useState(false);
  const fold = useKept(FOLDED);
  const match = useMemo(() => matcherOf(groups.flatMap((g) => g.routes.map((r) => r.path))), [groups]);
  const page = match(path)?.path;
  const room = groups.find((g) => g.routes.some((r) => r.path === page));
  const isWide = useIsWithin(ROOMY) && room?.routes.some((r) => r.path === page && r.wide === true);
  const folded = !narrow && (fold.list.includes("menu") || (isWide && !fold.list.includes("open")));
  useEffect(() => setDrawer(false), [path]);
  usePageTitle(path, s.product);
  const side = (
    <nav className="bh-nav" aria-label={s.navigation}>
      {folded ? (
        <Rail groups={groups} path={path} onUnfold={() => fold.keep(["open"])} />
      ) : (
        <>
          <WorkbenchLink href={workbenchHref} current={path === workbenchHref} />
          <SideNav groups={groups} path={path} />
          {!narrow && (
            <button type="button" className="bh-nav-fold" onClick={() => fold.keep(["menu"])}>
              <MenuFoldOutlined /> {s.fold}
            </button>
          )}
        </>
      )}
      <a className="bh-nav-foot" href={`${feedbackHref}?from=${encodeURIComponent(path)}`}>
        {s.feedback}
      </a>
    </nav>
  );
  // On a phone the bar has room for the post, which decides all else; these stand in the menu.
  const own = (
    <>
      <LanguageSwitch />
      <AccountMenu />
    </>
  );
  return (
    <div
      className={folded ? "bh-frame is-folded" : "bh-frame"}
      onPointerDownCapture={(e) => namePostInLink(e.target)}
      onKeyDownCapture={(e) => namePostInLink(e.target)}
    >
      <a
        className="bh-skip"
        href="#main"
        onClick={(e) => {
          e.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        {s.skip}
      </a>
      <header className="bh-top">
        {narrow && (
          <Button type="text" icon={<MenuOutlined />} aria-label={s.menu} aria-expanded={drawer} onClick={() => setDrawer(true)} />
        )}
        <AppLink className="bh-brand" href="/">
          {s.product}
        </AppLink>
        <PostSwitch />
        <span className="bh-grow" />
        {!narrow && <WorkbenchLink href={workbenchHref} />}
        <SearchLink />
        <Bell />
        <HelpLink room={room?.room} />
        {!narrow && own}
      </header>
      {narrow ? (
        <Drawer
          placement="left"
          size={288}
          open={drawer}
          title={s.product}
          onClose={() => setDrawer(false)}
          closable={{ "aria-label": s.closeMenu }}
        >
          <div className="bh-nav-own">{own}</div>
          {side}
        </Drawer>
      ) : (
        <div className="bh-side">{side}</div>
      )}
      <main id="main" className="bh-main" tabIndex={0}>
        <Suspense fallback={<Skeleton lines={6} />}>{children}</Suspense>
      </main>
    </div>
  );
}

/** The box of the search page, where the key / leads. */
export const SEARCH_BOX = "search-everything";

/** The search over everything; the key / leads there from anywhere but a field, and into its box where it stands. */
function SearchLink() {
  const s = useStrings(frameStrings);
  const go = useGo();
  const may = useMay();
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      const isTyping =
        e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName));
      if (e.key !== "/" || isTyping || !may("staff") || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      const box = document.getElementById(SEARCH_BOX);
      if (!(box instanceof HTMLInputElement)) return go("/search");
      box.focus();
      box.select();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  if (!may("staff")) return null;
  return (
    <AppLink className="bh-workbench" href="/search" aria-keyshortcuts="/" aria-label={s.search}>
      <SearchOutlined />
    </AppLink>
  );
}

/** What others did, and how much of it is unread. */
function Bell() {
  const s = useStrings(frameStrings);
  const me = useMe();
  if (!me?.permissions.includes("staff")) return null;
  return (
    <AppLink className="bh-workbench" href="/work/notices" aria-label={s.bell(me.unread > 99 ? "99+" : me.unread)}>
      <Badge count={me.unread} overflowCount={99} color="var(--bh-accent)" size="small" offset={[6, -4]}>
        <BellOutlined />
      </Badge>
    </AppLink>
  );
}

/** Leads to the help of the room one is in. */
function HelpLink({ room }: { readonly room: string | undefined }) {
  const s = useStrings(frameStrings);
  return (
    <AppLink className="bh-workbench" href={room === undefined || room === "help" ? "/help" : `/help/${room}`} aria-label={s.help}>
      <QuestionCircleOutlined />
    </AppLink>
  );
}

function WorkbenchLink({ href, current = false }: { href: string; current?: boolean }) {
  const s = useStrings(frameStrings);
  const me = useMe();
  if (!me?.permissions.includes("staff")) return null;
  return (
    <AppLink
      className="bh-workbench"
      href={href}
      aria-current={current ? "page" : undefined}
      aria-label={me?.waiting ? `${s.workbench}，${s.waiting(me.waiting)}` : undefined}
    >
      {s.workbench} {me && me.waiting > 0 && <Badge count={me.waiting} overflowCount={999} color="var(--bh-accent)" size="small" />}
    </AppLink>
  );
}

function PostSwitch() {
  const s = useStrings(frameStrings);
  const me = useMe();
  const cache = useQueryClient();
  const go = useGo();
  const change = useRefusal();
  if (!me) return null;
  const name = (p: { unitName: string; title: string }) => `${p.unitName} · ${p.title}`;
  const post = me.posts.find((p) => p.id === me.postId);
  if (me.posts.length < 2) return <span className="bh-post">{post && name(post)}</span>;
  return (
    <>
      <Select
        className="bh-post"
        variant="borderless"
        aria-label={s.post}
        value={me.postId}
        loading={change.busy}
        popupMatchSelectWidth={false}
        options={me.posts.map((p) => ({ value: p.id, label: name(p) }))}
        onChange={(id) =>
          void change.run(async () => {
            await takePost(id);
            // Every cached answer was given to the other post.
            go("/");
            await cache.resetQueries();
          })
        }
      />
      <ErrorPanel trouble={change.trouble} />
    </>
  );
}

export function LanguageSwitch() {
  const { locale, setLocale } = useLocale();
  const s = useStrings(frameStrings);
  return (
    <Button type="text" lang={locale === "en" ? "zh-CN" : "en"} onClick={() => setLocale(locale === "en" ? "zh-CN" : "en")}>
      {s.otherLanguage}
    </Button>
  );
}

function AccountMenu() {
  const s = useStrings(frameStrings);
  const me = useMe();
  const go = useGo();
  const leave = async () => {
    // A full load afterwards: nothing of the old session stays in memory.
    await serverDrafts.flush();
    await deviceDrafts.forget().catch(() => undefined);
    await signOut().catch(() => undefined);
    wipeTab();
    location.assign("/sign-in");
  };
  if (!me) return null;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "account", label: s.account, onClick: () => go("/account") },
          { key: "out", label: s.signOut, onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" aria-haspopup="menu">
        {me.name}
      </Button>
    </Dropdown>
  );
}
