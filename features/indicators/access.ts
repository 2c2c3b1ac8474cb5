export const indicatorsPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["indicator.read"],
  reviewer: ["indicator.read", "fact.correct"],
  leader: ["indicator.read", "indicator.define"],
};
