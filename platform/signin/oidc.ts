import { genericOAuth } from "better-auth/plugins";

/** The house's own sign-in (统一身份认证) over OpenID Connect. */
export interface Oidc {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export const OIDC = "oidc";

/** Accounts have no address of their own; this one is theirs alone and receives nothing. */
export const addressOf = (username: string): string => `${username.toLowerCase()}@bihuan.invalid`;

/**
 * Who comes with a verified ID token is the account whose user name is the token's preferred_username: made by the system
 * officer beforehand, never by a sign-in. ID tokens are checked against the issuer's keys, with PKCE and a nonce.
 */
export const oidcPlugin = ({ issuer, clientId, clientSecret }: Oidc) =>
  genericOAuth({
    config: [
      {
        providerId: OIDC,
        clientId,
        clientSecret,
        discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        scopes: ["openid", "profile"],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        mapProfileToUser: (profile) => {
          const name = (profile as { preferred_username?: unknown }).preferred_username;
          return typeof name === "string" && name !== "" ? { email: addressOf(name), emailVerified: true } : {};
        },
      },
    ],
  });
