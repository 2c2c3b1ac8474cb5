-- Tables of better-auth 1.7 with its username and two-factor plugins, in a schema of their own.
CREATE SCHEMA signin;
GRANT USAGE ON SCHEMA signin TO bihuan_app;
CREATE TABLE signin."user" ("id" text PRIMARY KEY, "name" text NOT NULL, "email" text NOT NULL UNIQUE, "emailVerified" boolean NOT NULL, "image" text, "createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL, "updatedAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL, "username" text UNIQUE, "displayUsername" text, "twoFactorEnabled" boolean);
CREATE TABLE signin."session" ("id" text PRIMARY KEY, "expiresAt" timestamptz NOT NULL, "token" text NOT NULL UNIQUE, "createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL, "updatedAt" timestamptz NOT NULL, "ipAddress" text, "userAgent" text, "userId" text NOT NULL REFERENCES signin."user" ("id") ON DELETE CASCADE);
CREATE TABLE signin."account" ("id" text PRIMARY KEY, "accountId" text NOT NULL, "providerId" text NOT NULL, "userId" text NOT NULL REFERENCES signin."user" ("id") ON DELETE CASCADE, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL, "updatedAt" timestamptz NOT NULL);
CREATE TABLE signin."verification" ("id" text PRIMARY KEY, "identifier" text NOT NULL, "value" text NOT NULL, "expiresAt" timestamptz NOT NULL, "createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL, "updatedAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL);
CREATE TABLE signin."twoFactor" ("id" text PRIMARY KEY, "secret" text NOT NULL, "backupCodes" text NOT NULL, "userId" text NOT NULL REFERENCES signin."user" ("id") ON DELETE CASCADE, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz);
CREATE INDEX ON signin."session" ("userId");
CREATE INDEX ON signin."account" ("userId");
CREATE INDEX ON signin."verification" ("identifier");
CREATE INDEX ON signin."twoFactor" ("secret");
CREATE INDEX ON signin."twoFactor" ("userId");
CREATE TABLE signin.lockout (username text PRIMARY KEY, failures int NOT NULL, last_at timestamptz NOT NULL DEFAULT clock_timestamp(), locked_until timestamptz);
COMMENT ON TABLE signin.lockout IS 'Failed sign-ins by name: after five the name is locked for fifteen minutes, whether it exists or not.';
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA signin TO bihuan_app;
