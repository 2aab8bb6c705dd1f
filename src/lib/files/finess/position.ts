import type { Collector, SourceLine } from '../collector';
import { isInFrance, projectionOf } from './projection';

export interface Position {
	readonly latitude: string;
	readonly longitude: string;
}

const NOWHERE: Position = { latitude: '', longitude: '' };
const DECIMALS = 6;

/** WGS 84 degrees of projected coordinates, as text; empty, with a warning, when they cannot be trusted. */
export function positionOf(
	x: string,
	y: string,
	system: string,
	source: SourceLine,
	collector: Collector
): Position {
	if (x.trim() === '' && y.trim() === '') return NOWHERE;
	const convert = projectionOf(system);
	if (!convert) {
		collector.warn('unknown-projection', source.line, system);
		return NOWHERE;
	}
	const [east, north] = [coordinate(x), coordinate(y)];
	const degrees = Number.isFinite(east) && Number.isFinite(north) ? convert(east, north) : null;
	if (!degrees || !isInFrance(degrees)) {
		collector.warn('bad-coordinates', source.line, `${x} ${y}`);
		return NOWHERE;
	}
	return { latitude: degrees.latitude.toFixed(DECIMALS), longitude: degrees.longitude.toFixed(DECIMALS) };
}

/** NaN for an empty or foreign text. */
const coordinate = (text: string): number =>
	/^\s*-?\d/.test(text) ? Number(text.trim().replace(',', '.')) : NaN;
