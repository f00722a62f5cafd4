"""What a voice says when it is tried, in its own language."""

from typing import Final

MOST_LETTERS: Final = 200
"""Longest text that a voice is tried with."""

SAMPLES: Final = {
    "ar": "مرحبا! هكذا يبدو صوتي. غدا سيكون الطقس مشمسا، ودرجة الحرارة عشرون.",
    "ca": "Hola! Així és com sona la meva veu. Demà farà sol i tindrem vint graus.",
    "cs": "Dobrý den! Takhle zní můj hlas. Zítra bude slunečno a dvacet stupňů.",
    "cy": "Helo! Dyma sut mae fy llais yn swnio. Bydd hi'n heulog yfory.",
    "da": "Hej! Sådan lyder min stemme. I morgen bliver det solskin og tyve grader.",
    "de": "Hallo! So klingt meine Stimme. Morgen scheint die Sonne bei zwanzig Grad.",
    "el": "Γεια σας! Έτσι ακούγεται η φωνή μου. Αύριο θα έχει ήλιο και είκοσι βαθμούς.",
    "en": "Hello! This is what my voice sounds like. Tomorrow will be sunny, with twenty degrees.",
    "es": "¡Hola! Así suena mi voz. Mañana hará sol y tendremos veinte grados.",
    "fa": "سلام! صدای من این طور است. فردا هوا آفتابی است و دما بیست درجه.",
    "fi": "Hei! Tältä ääneni kuulostaa. Huomenna paistaa aurinko ja on kaksikymmentä astetta.",
    "fr": "Bonjour ! Voici le son de ma voix. Demain, il fera beau et vingt degrés.",
    "hu": "Szia! Ilyen a hangom. Holnap napos idő lesz, húsz fokkal.",
    "is": "Halló! Svona hljómar röddin mín. Á morgun verður sól og tuttugu stig.",
    "it": "Ciao! Questa è la mia voce. Domani ci sarà il sole e venti gradi.",
    "ka": "გამარჯობა! ასე ჟღერს ჩემი ხმა. ხვალ მზიანი ამინდი იქნება.",
    "kk": "Сәлем! Менің дауысым осындай. Ертең күн ашық болады.",
    "lb": "Moien! Esou kléngt meng Stëmm. Muer schéngt d'Sonn.",
    "lv": "Sveiki! Šādi skan mana balss. Rīt būs saulains un divdesmit grādu.",
    "ml": "നമസ്കാരം! എന്റെ ശബ്ദം ഇങ്ങനെയാണ്. നാളെ നല്ല വെയിലുണ്ടാകും.",
    "ne": "नमस्ते! मेरो आवाज यस्तो छ। भोलि घाम लाग्नेछ।",
    "nl": "Hallo! Zo klinkt mijn stem. Morgen schijnt de zon en wordt het twintig graden.",
    "no": "Hei! Slik høres stemmen min ut. I morgen blir det sol og tjue grader.",
    "pl": "Cześć! Tak brzmi mój głos. Jutro będzie słonecznie i dwadzieścia stopni.",
    "pt": "Olá! É assim que soa a minha voz. Amanhã faz sol, com vinte graus.",
    "ro": "Bună! Așa sună vocea mea. Mâine va fi soare și douăzeci de grade.",
    "ru": "Здравствуйте! Так звучит мой голос. Завтра будет солнечно, двадцать градусов тепла.",
    "sk": "Dobrý deň! Takto znie môj hlas. Zajtra bude slnečno a dvadsať stupňov.",
    "sl": "Pozdravljeni! Tako zveni moj glas. Jutri bo sončno in dvajset stopinj.",
    "sv": "Hej! Så här låter min röst. I morgon blir det sol och tjugo grader.",
    "sw": "Habari! Hivi ndivyo sauti yangu inavyosikika. Kesho kutakuwa na jua.",
    "tr": "Merhaba! Sesim böyle. Yarın hava güneşli ve yirmi derece olacak.",
    "uk": "Вітаю! Так звучить мій голос. Завтра буде сонячно, двадцять градусів тепла.",
    "vi": "Xin chào! Giọng của tôi như thế này. Ngày mai trời nắng, hai mươi độ.",
    "zh": "你好！这就是我的声音。明天天气晴朗，气温二十度。",
}
"""By language (ISO 639-1)."""


def sample(language: str) -> str:
    """The sentences for a language; for one that has none, the English ones."""
    return SAMPLES.get(language, SAMPLES["en"])
