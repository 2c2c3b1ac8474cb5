/** What was said of each is read by whoever runs the appraisal and by the office's head, and by nobody above. */
export const appraisalPermissions: Readonly<Record<string, readonly string[]>> = {
  adviser: ["appraisal_note.read"],
  leader: ["appraisal_note.read", "appraisal_note.all"],
};
