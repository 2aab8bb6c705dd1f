const PLACES = ['selection', 'coverage', 'options'] as const;

/** A tab of the side panel. */
export type SidePlace = (typeof PLACES)[number];

export const isSidePlace = (text: string): text is SidePlace => PLACES.some((place) => place === text);
