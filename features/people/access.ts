/**
 * Three hands for one right: a leader or the system officer writes the person down, the system officer makes the account,
 * the security officer gives the post. None of the three officers holds a permission over business data.
 */
export const peoplePermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["person.read", "person.merge", "talent.read"],
  entry: ["person.read"],
  reviewer: ["person.read", "person.merge", "talent.read"],
  leader: ["person.read", "talent.read", "person.edit", "person.phone", "person.merge", "person.identity"],
  system_officer: ["person.read", "person.edit", "account.read", "account.manage", "session.end", "officer.reset", "signin.watch"],
  security_officer: ["person.read", "post.give", "account.read", "session.end", "officer.reset", "signin.watch"],
  auditor: ["person.read", "officer.reset", "signin.watch"],
};
