import { describe, expect, it } from 'vitest';
import { isInFrance, projectionOf } from './projection';

/** Control values computed with PROJ, to five decimals: longitude, latitude. */
const CONTROL = [
	['1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole)', 870262.2, 6571540.8, 5.20918, 46.22229],
	['1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93', 870262.2, 6571540.8, 5.20918, 46.22229],
	['2,ATLASANTE,96,BAN,EPSG:5490 RGAF09/UTM Zone 20N (Antilles)', 657242.9, 1795384.4, -61.52874, 16.234],
	['1,ATLASANTE,100,IGN,BD_ADRESSE,V2.1,UTM_N20', 657242.9, 1795384.4, -61.52874, 16.234],
	['UTM_N22', 353672.8, 544349.1, -52.31973, 4.92347],
	['UTM_S40', 323086.6, 7679599.8, 55.29821, -20.97571],
	['2,ATLASANTE,89,BAN,EPSG:4471 RGM04/UTM zone 38S (Mayotte)', 524819.9, 8587194.7, 45.22868, -12.77989],
	['2,ATLASANTE,90,BAN,WGS84/UTM zone 21N (St-Pierre-et-Miquelon)', 563213.8, 5180306.8, -56.17201, 46.77332],
	['32621', 563213.8, 5180306.8, -56.17201, 46.77332],
	['EPSG:4326', 5.20918, 46.22229, 5.20918, 46.22229]
] as const;

describe('coordinates', () => {
	it.each(CONTROL)('in %s come to WGS 84', (system, x, y, longitude, latitude) => {
		const degrees = projectionOf(system)?.(x, y);
		expect(degrees?.longitude).toBeCloseTo(longitude, 5);
		expect(degrees?.latitude).toBeCloseTo(latitude, 5);
		expect(degrees && isInFrance(degrees)).toBe(true);
	});

	it.each(['', '1,ATLASANTE,100,IGN', 'LAMBERT_II', 'EPSG:9999', 'EPSG:32699', 'UTM_N99'])(
		'in %j are in no known system',
		(system) => {
			expect(projectionOf(system)).toBeNull();
		}
	);

	it('out of France are not believed', () => {
		expect(isInFrance({ latitude: 5.2, longitude: 46.2 })).toBe(false);
		expect(isInFrance({ latitude: NaN, longitude: 2 })).toBe(false);
	});
});
