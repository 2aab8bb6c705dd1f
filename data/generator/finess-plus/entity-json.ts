import { mainTown, postalCity } from '../geography';
import type { Random } from '../random';
import type { Address, Entity, Site } from '../world';

type Json = Readonly<Record<string, unknown>>;

/** A site that closed, told from the open ones by its date alone. */
export interface ClosedSite extends Site {
	readonly closed: string;
}

/** Identifiers that FINESS+ gives to what it holds, in the order met. */
export class PlusIds {
	private last = 0;
	next(): string {
		this.last += 1;
		return String(this.last);
	}
}

/** `1900-01-01` stands for no date in the older files; FINESS+ leaves the property out. */
const dated = (key: string, date: string): Json => (date === '1900-01-01' ? {} : { [key]: date });

const said = (key: string, value: string): Json => (value === '' ? {} : { [key]: value });

/** A legal entity and its sites, in the shape of the FINESS+ structures file. */
export function entityJson(
	random: Random,
	ids: PlusIds,
	entity: Entity,
	sites: readonly (Site | ClosedSite)[]
): Json {
	return {
		informationsGeneralesPMEJ: {
			pmSmsseId: ids.next(),
			...said('codeApe', dottedApe(entity.ape)),
			...dated('dateCreation', entity.created),
			...said('denominationLonguePmSmsse', entity.longName),
			denominationPm: entity.name,
			numFinessPm: entity.finess,
			siren: entity.siren,
			statutJuridique: entity.status.code,
			typePersonneMorale: '01'
		},
		adresse: [addressJson(random, entity.address, '02')],
		contact: [contactJson(entity.address)],
		engagement: [],
		evenement: events(random, ids, 'PM', 3),
		ege: sites.map((site) => siteJson(random, ids, site)),
		etatObjet: 'A',
		dateDerniereMaj: `${entity.created.slice(0, 4) > '2012' ? entity.created : '2021-10-18'} 00:00:00`
	};
}

function siteJson(random: Random, ids: PlusIds, site: Site | ClosedSite): Json {
	const egeId = ids.next();
	const closed = 'closed' in site ? site.closed : '';
	return {
		informationsGeneralesEGE: {
			egeId,
			...dated('dateOuverture', site.opened),
			...said('dateFermeture', closed),
			...dated('datePremiereAutorisation', site.authorised),
			nomEgeCourt: site.name,
			...said('nomEgeLong', site.longName),
			numFinessEge: site.finess,
			...(site.publicService.code === '' ? {} : { espic: [site.publicService.code] }),
			...said('siret', site.siret)
		},
		categorieentiteGeographiqueExercice: site.category.code,
		modefixationtarifaire: site.tariff.code,
		typeBudget: ['01'],
		adresse: [addressJson(random, site.address, '03')],
		contact: [contactJson(site.address)],
		engagement: Array.from({ length: 4 }, () => engagement(random, ids, site)),
		evenement: events(random, ids, 'EG', 9),
		roleEge: [],
		etatObjet: closed === '' ? 'A' : 'I',
		dateDerniereMaj: `${closed === '' ? site.updated : closed} 00:00:00`
	};
}

function addressJson(random: Random, address: Address, use: '02' | '03'): Json {
	const { place, number, streetKind, street } = address;
	const [latitude, longitude] = mainTown(address.department);
	const near = (middle: number): number => middle + (random.next() - 0.5) * 0.24;
	const [lat, lon] = [near(latitude), near(longitude)];
	return {
		usageAdresse: use,
		...said('numeroVoie', number),
		...said('typeVoie', streetKind),
		...said('libelleVoie', street),
		cogCommune: place.commune.code,
		ligneAcheminement: postalCity(place.commune),
		...said('ligneQuatre', [number, streetKind, street].filter((part) => part !== '').join(' ')),
		codePostal: place.postalCode,
		coordonneesGeographique: {
			// As in the published file, the two planar coordinates are swapped: readers must not use them.
			coordonneeX: (6_000_000 + lat * 10_000).toFixed(2),
			coordonneeY: (700_000 + lon * 10_000).toFixed(2),
			directionLatitude: lat.toFixed(6),
			directionLongitude: lon.toFixed(6),
			cleInInteropBAN: `${place.commune.code}_${String(random.integer(1, 9999)).padStart(4, '0')}_00001`,
			scoreBAN: (0.7 + random.next() * 0.29).toFixed(6)
		}
	};
}

const contactJson = ({ phone }: Address): Json => ({
	typeContact: { roleContact: '01' },
	telecom: said('telephone', phone)
});

/** `8710A` as FINESS+ writes it: `87.10A`. */
const dottedApe = (ape: string): string => (ape === '' ? '' : `${ape.slice(0, 2)}.${ape.slice(2)}`);

function engagement(random: Random, ids: PlusIds, site: Site): Json {
	return {
		engagementId: ids.next(),
		typeEngagement: random.pick(['CONV', 'AUTO', 'CPOM']),
		sousTypeEngagement: random.pick(['ASE', 'SOC', 'SAN']),
		dateEffetEngagement: site.authorised,
		dateSignatureEngagement: site.authorised,
		autoriteRegulationEngagement: [
			{ autoriteRegulation: random.pick(['ARS', 'CD', 'PREF']), region: site.address.place.commune.region }
		]
	};
}

const events = (random: Random, ids: PlusIds, kind: string, count: number): readonly Json[] =>
	Array.from({ length: count }, () => ({
		evenementId: ids.next(),
		dateEnregistrement: '2025-10-21 19:19:05',
		dateEvenement: `20${random.integer(10, 25)}-01-01`,
		etatObjet1: '003',
		identifiantObjet1: ids.next(),
		systemeMaitre: '01',
		typeObjet1: kind,
		codeEvenement: String(random.integer(1, 20)).padStart(3, '0')
	}));
