<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>PairingWindow</name>
    <message numerus="yes">
        <source>Let new devices in for %n minute(s)</source>
        <translation>
            <numerusform>Let new devices in for %n minute</numerusform>
            <numerusform>Let new devices in for %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RingingCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateLine</name>
    <message numerus="yes">
        <source>%n device(s) wait to be let in</source>
        <translation>
            <numerusform>%n device waits to be let in</numerusform>
            <numerusform>%n devices wait to be let in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message numerus="yes">
        <source>It could not prove the key of its serial number (%n time(s))</source>
        <translation>
            <numerusform>It could not prove the key of its serial number (%n time)</numerusform>
            <numerusform>It could not prove the key of its serial number (%n times)</numerusform>
        </translation>
    </message>
</context>
</TS>
