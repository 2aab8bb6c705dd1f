import type { TerritoryRefusal } from './request';

/** Status of a refusal, and its French sentence with what to do next. */
export function territoryRefusal({ code }: TerritoryRefusal): {
	readonly status: number;
	readonly message: string;
} {
	switch (code) {
		case 'unknown-part':
			return { status: 404, message: 'Cette partie des données n’existe pas.' };
		case 'no-data':
			return { status: 404, message: 'Aucune donnée n’a encore été importée.' };
		case 'unknown-version':
			return {
				status: 404,
				message: 'Cette version des données n’existe pas, ou plus\u00a0: rechargez la page.'
			};
		case 'other-build':
			return { status: 409, message: 'Cible 2028 a été mis à jour\u00a0: rechargez la page.' };
	}
}
