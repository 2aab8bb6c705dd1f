/** The shape of the maps of @svg-maps, whose own types are in a package of their own. */
declare module 'svg-maps__common' {
	export interface Map {
		readonly label: string;
		readonly viewBox: string;
		readonly locations: readonly { readonly id: string; readonly name: string; readonly path: string }[];
	}
}
