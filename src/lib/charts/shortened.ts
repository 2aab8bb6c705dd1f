/** A text cut where a drawing has no more room for it. @param room characters */
export const shortened = (text: string, room: number): string =>
	text.length > room ? `${text.slice(0, Math.max(1, room - 1)).trimEnd()}…` : text;
