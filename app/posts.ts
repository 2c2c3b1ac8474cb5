import { chinaDay } from "@bihuan/kit";
import type { Context as HonoContext } from "hono";
import { findPersonByAccount, isOfficer, listPosts } from "../features/people/index.ts";
import { asDeputy, mintActor, type Actor } from "../platform/access/scope.ts";
import { listDeputyPosts, WITHHELD, type HeldPost } from "../features/work/deputy-posts.ts";
import { secondFactorOf } from "../platform/config/config.ts";
import type { Refusal } from "../platform/http/contract.ts";
import { Remembered } from "../platform/http/remembered.ts";
import type { Services } from "../platform/http/server.ts";
import type { SignIn, SignedIn } from "../platform/signin/signin.ts";

/** What a request carries on its way through the server. */
export interface Env {
  Variables: { requestId: string; actor: Actor | undefined; device: string | undefined };
}

export interface Me {
  personId: number;
  name: string;
  postId: number;
  posts: { id: number; title: string; unitName: string; roles: string[] }[];
  unitId: number;
  permissions: string[];
  /** What this session must do before anything else is open to it. */
  due: "password" | "second-factor" | null;
  /** What others did to this account since it was last told. */
  notices: { act: string; byName: string; byRole: string; at: string }[];
  /** Cases whose next move is this post's. */
  waiting: number;
  /** Notices not yet read. */
  unread: number;
  /** The first day's steps were neither gone through nor skipped. */
  offerTour: boolean;
}

const POST_GONE: Refusal = {
  code: "post-gone",
  message: {
    zh: "本页所用的岗位已不归您，这一步没有保存。已填的内容还在；请刷新页面，在现有岗位上办理。",
    en: "The post this page was opened for is not yours any more; this step was not stored. What you typed is kept; reload and work in a post you hold.",
  },
};
const POST_UNNAMED: Refusal = {
  code: "post-unnamed",
  message: {
    zh: "您在几个单位任职，这一步没有说明为哪个单位办理，没有保存。请刷新页面再试。",
    en: "You hold posts at several units and this step did not say for which; it was not stored. Reload and try again.",
  },
};

/** Who asks, in the post the request was made for. One post is taken for granted only where there is one unit. */
export function identifier(services: Services, signIn: SignIn) {
  /** A party's or a citizen's call needs no post: there it is told alone whether, and as whom, somebody is signed in here. */
  return async (c: HonoContext, anyPost = false): Promise<Found | { refusal: Refusal } | undefined> => {
    const account = await signIn.findAccount(c.req.raw.headers);
    if (account === undefined) return undefined;
    const named = anyPost ? undefined : (c.req.header("x-bihuan-post") ?? c.req.query("post"));
    const wanted = Number(named ?? /(?:^|;\s*)bihuan_post=(-?\d+)/.exec(c.req.header("cookie") ?? "")?.[1] ?? 0);
    const found = await postOf(services, account.accountId, wanted);
    if (found && named !== undefined && found.me.postId !== wanted) return { refusal: POST_GONE };
    if (found?.severalUnits && !anyPost && named === undefined && c.req.method !== "GET") return { refusal: POST_UNNAMED };
    return found && heldBack(found, account, secondFactorOf(services.config));
  };
}

/** Whoever asked for work that is done later, in the posts he holds at that unit when it is done; undefined when none is left. */
export const holderOf = (services: Services, asked: { person_id: number; unit_id: number }): Promise<Actor | undefined> =>
  services.database.asRoot(services.rootUnitId, async (db) => {
    const posts = (await listPosts(db, asked.person_id, chinaDay(services.now()))).filter((p) => p.unitId === asked.unit_id);
    const [post] = posts;
    if (!post) return undefined;
    const roles = [...new Set(posts.map((p) => p.role))];
    return mintActor({ personId: asked.person_id, name: post.personName, unitPath: post.unitPath, roles }, services.house.permissions);
  });

/** Until the first password is changed, and the second factor set where it is asked for, a session holds no permission. */
function heldBack(found: Found, account: SignedIn, secondFactor: "officers" | "everyone" | "nobody"): Found {
  const asked = secondFactor === "everyone" || (secondFactor === "officers" && found.actor.roles.some(isOfficer));
  const due = account.firstPassword ? "password" : asked && !account.twoFactor ? "second-factor" : null;
  if (due === null) return found;
  return { ...found, actor: { ...found.actor, roles: [], permissions: new Set() }, me: { ...found.me, permissions: [], due } };
}

type Found = { actor: Actor; severalUnits: boolean; me: Omit<Me, "waiting" | "unread" | "notices" | "offerTour"> };
/** A post's rights are read anew after this long: an ended post is felt within seconds. */
const lately = new Remembered<Found | undefined>(5000);

export const postOf = (services: Services, account: string, wanted: number): Promise<Found | undefined> =>
  lately.get(`${account}/${wanted}`, () => findPost(services, account, wanted));

const findPost = (services: Services, account: string, wanted: number): Promise<Found | undefined> =>
  services.database.asRoot(services.rootUnitId, async (db) => {
    const person = await findPersonByAccount(db, account);
    if (!person) return undefined;
    const today = chinaDay(services.now());
    const own = await listPosts(db, person.id, today);
    if (own.length === 0) return undefined;
    const posts: HeldPost[] = [...own, ...(await listDeputyPosts(db, person.id, own, today))];
    const post = posts.find((p) => p.id === wanted) ?? (own[0] as HeldPost);
    // Posts at the same unit act together: an adviser who also reviews need not switch. Another's are acted in apart from one's own.
    const roles = post.roles ?? [...new Set(own.filter((p) => p.unitId === post.unitId).map((p) => p.role))];
    const self = mintActor({ personId: person.id, name: person.name, unitPath: post.unitPath, roles }, services.house.permissions);
    const actor = post.deputyFor ? asDeputy(self, post.deputyFor, WITHHELD) : self;
    return {
      actor,
      severalUnits: new Set(own.map((p) => p.unitId)).size > 1,
      me: {
        personId: person.id,
        name: person.name,
        postId: post.id,
        unitId: post.unitId,
        permissions: [...actor.permissions].sort(),
        due: null,
        posts: posts.map((p) => ({ id: p.id, title: p.title, unitName: p.unitName, roles: [...(p.roles ?? [p.role])] })),
      },
    };
  });
