import proj4 from 'proj4';

export interface Degrees {
	readonly latitude: number;
	readonly longitude: number;
}

type ToDegrees = (x: number, y: number) => Degrees;

const LAMBERT_93 =
	'+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';

/** National grids of the French territories that are UTM zones. Their datums agree with WGS 84 to a metre. */
const UTM_BY_EPSG: Readonly<Record<string, string>> = {
	'4559': '20N',
	'5490': '20N',
	'4467': '21N',
	'2972': '22N',
	'4471': '38S',
	'2975': '40S'
};

const known = new Map<string, ToDegrees | null>();

/**
 * How to bring coordinates to WGS 84, from what `sourcecoordet` says of their system (`1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,
 * LAMBERT_93`, `…,EPSG:5490 RGAF09/UTM Zone 20N (Antilles)`) or from a bare EPSG code. Null for a system not known.
 */
export function projectionOf(source: string): ToDegrees | null {
	const name = source
		.slice(source.lastIndexOf(',') + 1)
		.trim()
		.toUpperCase();
	let conversion = known.get(name);
	if (conversion === undefined) {
		conversion = conversionOf(name);
		if (known.size < 1_000) known.set(name, conversion);
	}
	return conversion;
}

function conversionOf(name: string): ToDegrees | null {
	const epsg = /(?:^|EPSG:)(\d{4,5})\b/.exec(name)?.[1];
	if (epsg === '2154' || /LAMBERT[ _-]?93/.test(name)) return grid(LAMBERT_93);
	if (epsg === '4326') return (longitude, latitude) => ({ latitude, longitude });
	const wgs84 = epsg === undefined ? null : /^32([67])(\d\d)$/.exec(epsg);
	if (wgs84) return utm(Number(wgs84[2]), wgs84[1] === '7');
	const zone = epsg === undefined ? zoneNamed(name) : UTM_BY_EPSG[epsg];
	return zone === undefined ? null : utm(Number.parseInt(zone, 10), zone.endsWith('S'));
}

/** `UTM_N20` and `UTM ZONE 20N` both give `20N`. */
function zoneNamed(name: string): string | undefined {
	const old = /UTM[ _-]?([NS])(\d{1,2})\b/.exec(name);
	if (old) return `${old[2]}${old[1]}`;
	const spelt = /UTM[ _-]*ZONE[ _-]*(\d{1,2})[ _-]?([NS])\b/.exec(name);
	return spelt ? `${spelt[1]}${spelt[2]}` : undefined;
}

function utm(zone: number, south: boolean): ToDegrees | null {
	if (zone < 1 || zone > 60) return null;
	return grid(`+proj=utm +zone=${zone} ${south ? '+south ' : ''}+ellps=GRS80 +units=m +no_defs`);
}

function grid(definition: string): ToDegrees {
	const converter = proj4(definition, '+proj=longlat +ellps=GRS80 +no_defs');
	return (x, y) => {
		const [longitude = NaN, latitude = NaN] = converter.forward([x, y]);
		return { latitude, longitude };
	};
}

/** South, north, west, east of the territories where a French structure can stand, with some margin. */
const TERRITORIES = [
	[41, 51.6, -5.6, 10],
	[14, 18.6, -63.5, -60.4],
	[1.8, 6.2, -55, -51],
	[-21.8, -20.5, 54.8, 56.2],
	[-13.3, -12.4, 44.8, 45.6],
	[46.5, 47.4, -56.8, -55.9],
	[-15, -12.5, -179, -175.5]
] as const;

/** False for a position out of France: a wrong system or swapped axes. */
export const isInFrance = ({ latitude, longitude }: Degrees): boolean =>
	TERRITORIES.some(([s, n, w, e]) => latitude >= s && latitude <= n && longitude >= w && longitude <= e);
