"""A few questions and answers in each language, for pictures: (question, face, sentences)."""

Spoken = tuple[tuple[str, str, tuple[str, ...]], ...]

SPOKEN: dict[str, Spoken] = {
    "en": (
        (
            "How long do I boil an egg so that the yolk stays soft?",
            "happy",
            (
                "Six minutes.",
                "Put it straight from the fridge into boiling water, and cool it under the tap right after.",
            ),
        ),
        (
            "Tell me a bedtime story about a lighthouse.",
            "loving",
            ("Once there was a lighthouse who was afraid of the dark.",),
        ),
        (
            "What's the weather like tomorrow?",
            "cool",
            ("I cannot look that up yet,", "but I can tell you the time and the date."),
        ),
    ),
    "ru": (
        (
            "Сколько варить яйцо, чтобы желток остался жидким?",
            "happy",
            (
                "Шесть минут.",
                "Опустите его прямо из холодильника в кипящую воду, а потом сразу остудите под краном.",
            ),
        ),
        ("Расскажи сказку на ночь про маяк.", "loving", ("Жил-был маяк, который боялся темноты.",)),
        ("Какая завтра погода?", "embarrassed", ("Этого я пока не знаю,", "зато могу сказать время и дату.")),
    ),
    "zh": (
        (
            "鸡蛋煮多久蛋黄还是软的？",
            "happy",
            ("六分钟。", "从冰箱里拿出来直接放进沸水，煮好后马上用冷水冲一下。"),
        ),
        ("给我讲一个关于灯塔的睡前故事。", "loving", ("从前有一座怕黑的灯塔。",)),
        ("明天天气怎么样？", "cool", ("这个我还查不到，", "不过可以告诉你现在几点、今天几号。")),
    ),
}
