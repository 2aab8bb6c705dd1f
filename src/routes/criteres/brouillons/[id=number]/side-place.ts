/** A tab of the side panel. */
export type SidePlace = 'selection' | 'options';
