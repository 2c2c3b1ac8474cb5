export const indicatorsPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["indicator.read"],
  reviewer: ["indicator.read", "fact.correct", "indicator.decide", "fact.confirm"],
  leader: ["indicator.read", "indicator.define", "indicator.decide", "fact.confirm"],
};
