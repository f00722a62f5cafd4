"""Conversations on timers, alarms and reminders: what is said, and what is answered."""

Dialogue = list[tuple[str, str]]

EN: Dialogue = [
    ("Cancel the timer.", "No timer is running."),
    ("Set a timer.", "For how long?"),
    (
        "Set a timer for five minutes.",
        "5 minutes, starting now. It rings on the computer, and I'll tell you here when we next talk.",
    ),
    (
        "Set a timer for 10 minutes for the eggs.",
        "10 minutes for eggs, starting now. It rings on the computer.",
    ),
    (
        "How much time is left on the timer?",
        "There are 2 timers. 5 minutes left on the timer for 5 minutes. 10 minutes left on the eggs timer.",
    ),
    ("Cancel the timer.", "There are 2 timers: the one for 5 minutes and eggs. Which one?"),
    ("Cancel the eggs one.", "The eggs timer is cancelled."),
    ("Pause the timer.", "The timer is paused, with 5 minutes left."),
    ("Pause the timer.", "The timer is paused already, with 5 minutes left."),
    ("How much time is left?", "The timer is paused, with 5 minutes left."),
    ("Resume the timer.", "5 minutes left on the timer."),
    ("Resume the timer.", "The timer is running already, with 5 minutes left."),
    ("Resume all timers.", "The timer is running already, with 5 minutes left."),
    ("Add two minutes to the timer.", "7 minutes left on the timer."),
    ("Shorten the timer by 2 minutes.", "5 minutes left on the timer."),
    ("Change the timer to ten minutes.", "10 minutes left on the timer."),
    ("Cancel the pizza timer.", "I find no such timer. Ask me which timers there are."),
    ("Remove an hour from the timer.", "I cannot use that time. Please name one that is still to come."),
    ("Cancel all timers.", "All timers are cancelled."),
    ("Set an alarm for seven.", "The alarm rings today at 7 PM. It rings on the computer."),
    (
        "Wake me up at 7:45 AM Monday to Friday.",
        "The alarm rings on weekdays at 7:45 AM. It rings on the computer.",
    ),
    ("What alarms do I have?", "There are 2 alarms: today at 7 PM and on weekdays at 7:45 AM."),
    ("What alarms do I have for tomorrow?", "No alarm is set for then."),
    ("Cancel my alarm.", "There are 2 alarms: today at 7 PM and on weekdays at 7:45 AM. Which one?"),
    ("Cancel my seven o'clock alarm.", "The alarm today at 7 PM is cancelled."),
    ("Cancel my alarm.", "The alarm on weekdays at 7:45 AM is cancelled."),
    ("Do I have any alarms set?", "No alarm is set."),
    ("Remind me to call mom.", "When shall I remind you?"),
    (
        "Remind me in ten minutes to check the oven.",
        "I'll remind you in 10 minutes: check the oven. It rings on the computer.",
    ),
    (
        "Remind me to call Anna at five in the afternoon.",
        "I'll remind you today at 5 PM: call Anna. It rings on the computer.",
    ),
    (
        "What reminders do I have?",
        "There are 2 reminders. In 10 minutes: check the oven. Today at 5 PM: call Anna.",
    ),
    ("Delete the reminder.", "There are 2 reminders: check the oven and call Anna. Which one?"),
    ("Delete the reminder to call Anna.", "The reminder is cancelled: call Anna."),
    ("Do I have any reminders?", "There is one reminder, in 10 minutes: check the oven."),
    ("What reminders do I have for tomorrow?", "There are no reminders for then."),
    ("Delete all my reminders.", "All reminders are cancelled."),
    ("Snooze.", "Nothing is ringing."),
]

RU: Dialogue = [
    ("Отмени таймер.", "Ни один таймер не идёт."),
    ("Поставь таймер.", "На сколько?"),
    (
        "Поставь таймер на минуту.",
        "Таймер на одну минуту запущен. Сигнал будет на компьютере, а здесь скажу, когда снова заговорим.",
    ),
    ("Отмени таймер.", "Таймер отменён."),
    ("Таймер на двадцать одну минуту.", "Таймер на двадцать одну минуту запущен. Сигнал будет на компьютере."),
    (
        "Таймер на десять минут для макарон.",
        "Таймер для макарон запущен на десять минут. Сигнал будет на компьютере.",
    ),
    (
        "Сколько осталось?",
        (
            "Таймеров: два. Таймер для макарон сработает через десять минут. "
            "Таймер на двадцать одну минуту сработает через двадцать одну минуту."
        ),
    ),
    ("Отмени таймер.", "Таймеров два: для макарон и на двадцать одну минуту. Какой из них?"),
    ("Отмени тот, что для макарон.", "Таймер для макарон отменён."),
    ("Поставь таймер на паузу.", "Таймер на паузе, идти ему ещё двадцать одну минуту."),
    ("Продолжи таймер.", "Таймер сработает через двадцать одну минуту."),
    ("Продолжи таймер.", "Таймер и так идёт и сработает через двадцать одну минуту."),
    ("Добавь две минуты.", "Таймер сработает через двадцать три минуты."),
    ("Измени таймер на десять минут.", "Таймер сработает через десять минут."),
    ("Отмени все таймеры.", "Все таймеры отменены."),
    ("Поставь будильник на семь.", "Будильник поставлен: сегодня в 19:00. Сигнал будет на компьютере."),
    (
        "Буди меня по понедельникам и средам в семь.",
        "Будильник поставлен: по понедельникам и средам в 7:00. Сигнал будет на компьютере.",
    ),
    ("Какие у меня будильники?", "Будильников два: сегодня в 19:00 и по понедельникам и средам в 7:00."),
    (
        "Отмени будильник на семь.",
        "Будильников два: сегодня в 19:00 и по понедельникам и средам в 7:00. Какой из них?",
    ),
    ("Отмени все будильники.", "Все будильники отменены."),
    ("Есть ли у меня будильник?", "Будильников нет."),
    ("Напомни позвонить маме.", "Когда напомнить?"),
    ("Напомни через час выключить суп.", "Напомню через один час: выключить суп. Сигнал будет на компьютере."),
    (
        "Напомни в понедельник полить цветы.",
        "Напомню в понедельник в 9:00: полить цветы. Сигнал будет на компьютере.",
    ),
    (
        "Какие у меня напоминания?",
        "Напоминаний: два. Через один час: выключить суп. В понедельник в 9:00: полить цветы.",
    ),
    ("Удали все напоминания.", "Все напоминания отменены."),
    ("Отложи.", "Сейчас ничего не звонит."),
]

ZH: Dialogue = [
    ("取消定时器。", "现在没有计时器。"),
    ("设一个定时器。", "要计时多久？"),
    ("定时两小时。", "两小时，现在开始计时。到时间电脑会响，这里等你下次叫我时告诉你。"),
    ("设一个十分钟的煮面定时器。", "煮面，十分钟，现在开始计时。到时间电脑会响。"),
    ("有哪些定时器？", "一共有两个计时器。煮面计时器还有十分钟。两小时的计时器还有两小时。"),
    ("取消定时器。", "有两个计时器：煮面和两小时的。是哪一个？"),
    ("取消煮面那个。", "煮面计时器取消了。"),
    ("暂停定时器。", "计时器已经暂停，还剩两小时。"),
    ("继续计时。", "计时器还有两小时。"),
    ("继续计时。", "计时器本来就在走，还有两小时。"),
    ("把定时器改成十分钟。", "计时器还有十分钟。"),
    ("再加两分钟。", "计时器还有十二分钟。"),
    ("取消所有定时器。", "所有计时器都取消了。"),
    ("七点叫我起床。", "闹钟设好了，今天晚上七点整。到时间电脑会响。"),
    ("每个工作日早上七点半叫我起床。", "闹钟设好了，每个工作日早上七点三十分。到时间电脑会响。"),
    ("我有哪些闹钟？", "有两个闹钟：今天晚上七点整和每个工作日早上七点三十分。"),
    ("取消七点的闹钟。", "今天晚上七点整的闹钟取消了。"),
    ("取消所有闹钟。", "所有闹钟都取消了。"),
    ("提醒我给妈妈打电话。", "什么时候提醒你？"),
    ("半小时后提醒我关火。", "好的，三十分钟后提醒你：关火。到时间电脑会响。"),
    ("每天晚上八点提醒我吃药。", "好的，每天晚上八点整提醒你：吃药。到时间电脑会响。"),
    ("我有哪些提醒？", "有两个提醒。三十分钟后：关火。每天晚上八点整：吃药。"),
    ("取消所有提醒。", "所有提醒都取消了。"),
    ("贪睡一下。", "现在没有什么在响。"),
]

DE: Dialogue = [
    ("Lösch den Timer.", "Es läuft kein Timer."),
    ("Stell einen Timer.", "Wie lange?"),
    (
        "Stell einen Timer auf eine Minute.",
        (
            "Der Timer läuft in einer Minute ab. "
            "Es klingelt am Computer, und hier sage ich es dir, wenn wir wieder sprechen."
        ),
    ),
    (
        "Stell einen Timer für die Nudeln auf zehn Minuten.",
        "Der Timer „Nudeln“ läuft in 10 Minuten ab. Es klingelt am Computer.",
    ),
    (
        "Welche Timer laufen?",
        (
            "Es gibt zwei Timer. Der Timer von einer Minute klingelt in einer Minute. "
            "Der Timer „Nudeln“ klingelt in 10 Minuten."
        ),
    ),
    ("Lösch den Timer.", "Es gibt zwei Timer: der von einer Minute und Nudeln. Welcher davon?"),
    ("Lösch den Nudeln Timer.", "Der Timer „Nudeln“ ist gelöscht."),
    ("Pausiere den Timer.", "Der Timer ist angehalten, mit noch einer Minute auf der Uhr."),
    ("Setze den Timer fort.", "Der Timer klingelt in einer Minute."),
    ("Setze den Timer fort.", "Der Timer läuft schon und klingelt in einer Minute."),
    ("Lösch alle Timer.", "Alle Timer sind gelöscht."),
    ("Stell einen Wecker auf sieben Uhr.", "Der Wecker klingelt heute um 19 Uhr. Es klingelt am Computer."),
    (
        "Weck mich jeden Montag um sieben Uhr morgens.",
        "Der Wecker klingelt jeden Montag um 7 Uhr. Es klingelt am Computer.",
    ),
    ("Welche Wecker habe ich?", "Es gibt zwei Wecker: heute um 19 Uhr und jeden Montag um 7 Uhr."),
    ("Lösch alle Wecker.", "Alle Wecker sind gelöscht."),
    (
        "Erinnere mich in einer Stunde an die Suppe.",
        "Ich erinnere dich in einer Stunde: Suppe. Es klingelt am Computer.",
    ),
    ("Welche Erinnerungen habe ich?", "Es gibt eine Erinnerung, in einer Stunde: Suppe."),
    ("Lösch alle Erinnerungen.", "Alle Erinnerungen sind gelöscht."),
    ("Schlummern.", "Gerade klingelt nichts."),
]

ES: Dialogue = [
    ("Cancela el temporizador.", "No hay ningún temporizador en marcha."),
    ("Pon un temporizador.", "¿De cuánto tiempo?"),
    (
        "Pon un temporizador de un minuto.",
        (
            "Temporizador de un minuto en marcha. "
            "Suena en el ordenador, y aquí te lo digo cuando volvamos a hablar."
        ),
    ),
    (
        "Pon un temporizador de diez minutos para la pasta.",
        "Temporizador de diez minutos para pasta, en marcha. Suena en el ordenador.",
    ),
    (
        "¿Qué temporizadores hay?",
        (
            "Hay dos temporizadores. El temporizador de un minuto suena dentro de un minuto. "
            "El temporizador para pasta suena dentro de diez minutos."
        ),
    ),
    ("Cancela el temporizador.", "Hay dos temporizadores: el de un minuto y pasta. ¿Cuál?"),
    ("Cancela el temporizador de la pasta.", "El temporizador para pasta está cancelado."),
    ("Pausa el temporizador.", "El temporizador está en pausa, a falta de un minuto."),
    ("Reanuda el temporizador.", "El temporizador suena dentro de un minuto."),
    ("Reanuda el temporizador.", "El temporizador ya está en marcha y suena dentro de un minuto."),
    ("Cancela todos los temporizadores.", "Todos los temporizadores están cancelados."),
    ("Pon una alarma a las siete.", "La alarma suena hoy a las siete de la tarde. Suena en el ordenador."),
    (
        "Despiértame todos los lunes a las siete de la mañana.",
        "La alarma suena los lunes a las siete de la mañana. Suena en el ordenador.",
    ),
    (
        "¿Qué alarmas tengo?",
        "Hay dos alarmas: hoy a las siete de la tarde y los lunes a las siete de la mañana.",
    ),
    ("Cancela todas las alarmas.", "Todas las alarmas están canceladas."),
    (
        "Recuérdame dentro de una hora apagar la sopa.",
        "Te lo recuerdo dentro de una hora: apagar la sopa. Suena en el ordenador.",
    ),
    ("¿Qué recordatorios tengo?", "Hay un recordatorio, dentro de una hora: apagar la sopa."),
    ("Borra todos los recordatorios.", "Todos los recordatorios están cancelados."),
    ("Pospón.", "Ahora no suena nada."),
]
