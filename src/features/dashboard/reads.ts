/** Rows of the audit log on the dashboard; page and component read the same. */
export const recentRows = 7;
/** Keys on the dashboard, those last used first. */
export const shownKeys = 5;
